namespace HubsPlatform.Directory.Census;

/// <summary>
/// The statements of <see cref="PlaceWriter"/>, in the order they run. The temporary table stays with the connection; its rows
/// end with the transaction.
/// </summary>
internal static class StagingSql
{
    public const string Standard = """
        departement_code, commune_code, pivot, nom, commune, code_postal, code_insee, adresse, complement_adresse, latitude, longitude, typologie,
        telephone, courriels, site_web, horaires, presentation_resume, presentation_detail, source_name, itinerance,
        structure_parente, date_maj, services, publics_specifiquement_adresses, prise_en_charge_specifique, frais_a_charge,
        dispositif_programmes_nationaux, formations_labels, autres_formations_labels, modalites_acces,
        modalites_accompagnement, fiche_acces_libre, prise_rdv
        """;

    public const string StagedStandard = """
        d.departement_code, d.commune_code, d.pivot, d.nom, d.commune, d.code_postal, d.code_insee, d.adresse, d.complement_adresse,
        d.latitude, d.longitude, d.typologie, d.telephone, d.courriels, d.site_web, d.horaires, d.presentation_resume,
        d.presentation_detail, d.source_name, d.itinerance, d.structure_parente, d.date_maj, d.services,
        d.publics_specifiquement_adresses, d.prise_en_charge_specifique, d.frais_a_charge, d.dispositif_programmes_nationaux,
        d.formations_labels, d.autres_formations_labels, d.modalites_acces, d.modalites_accompagnement, d.fiche_acces_libre,
        d.prise_rdv
        """;

    public const string ExcludedStandard = """
        excluded.departement_code, excluded.commune_code, excluded.pivot, excluded.nom, excluded.commune, excluded.code_postal,
        excluded.code_insee, excluded.adresse, excluded.complement_adresse, excluded.latitude, excluded.longitude,
        excluded.typologie, excluded.telephone, excluded.courriels, excluded.site_web, excluded.horaires,
        excluded.presentation_resume, excluded.presentation_detail, excluded.source_name, excluded.itinerance,
        excluded.structure_parente, excluded.date_maj, excluded.services, excluded.publics_specifiquement_adresses,
        excluded.prise_en_charge_specifique, excluded.frais_a_charge, excluded.dispositif_programmes_nationaux,
        excluded.formations_labels, excluded.autres_formations_labels, excluded.modalites_acces, excluded.modalites_accompagnement,
        excluded.fiche_acces_libre, excluded.prise_rdv
        """;

    /// <summary>
    /// An empty table; a second write in the same transaction finds the rows of the first one in it. Rows of several kilobytes stay as they are, neither
    /// compressed nor stored apart: they are read a moment later.
    /// </summary>
    public const string Create = """
        create temp table if not exists staged_places (
          id uuid, source_id text, new_structure_id uuid, structure_key text, structure_name text, content_hash bytea,
          departement_code text, commune_code text, pivot text, nom text, commune text, code_postal text, code_insee text,
          adresse text, complement_adresse text, latitude double precision, longitude double precision, typologie text[],
          telephone text, courriels text[], site_web text[], horaires text, presentation_resume text, presentation_detail text,
          source_name text, itinerance text[], structure_parente text, date_maj date, services text[],
          publics_specifiquement_adresses text[], prise_en_charge_specifique text[], frais_a_charge text[],
          dispositif_programmes_nationaux text[], formations_labels text[], autres_formations_labels text[],
          modalites_acces text[], modalites_accompagnement text[], fiche_acces_libre text, prise_rdv text, record text,
          map_x int, map_y int, cell bigint)
        with (toast_tuple_target = 8160) on commit delete rows;
        delete from staged_places
        """;

    public const string Copy = $"copy staged_places (id, source_id, new_structure_id, structure_key, structure_name, content_hash, {Standard}) from stdin (format binary)";

    public const string CopyWithForm = "copy staged_places from stdin (format binary)";

    /// <summary>Records that are published as part of a group are not published by themselves.</summary>
    public const string LeaveOut = "delete from staged_places where source_id = any(@sourceIds)";

    /// <summary>Places that come under a further key of a structure are its own, like those that come under its first.</summary>
    public const string FindByFurtherKeys = """
        update staged_places d set structure_key = s.key
        from structure_keys k join structures s on s.hub_id = k.hub_id and s.id = k.structure_id
        where k.hub_id = @hub and k.key = d.structure_key
        """;

    /// <summary>
    /// New structures, and those that had no active place until now (they operate from now on): the ones that the other services
    /// must hear of. What the others are called is put right by <see cref="RenewNames"/>, when the places are there.
    /// </summary>
    public const string Structures = """
        with wanted as (
          select distinct on (structure_key) new_structure_id, structure_key, structure_name, pivot, commune_code, departement_code
          from staged_places order by structure_key, structure_parente is null, source_id)
        insert into structures as s (hub_id, id, key, name, pivot, commune_code, departement_code, updated_at)
        select @hub, new_structure_id, structure_key, structure_name,
               case when structure_key like 'pivot:%' then pivot end, commune_code, departement_code, @now
        from wanted
        on conflict (hub_id, key) do update
          set active = true, name = case when s.name_given then s.name else excluded.name end, version = s.version + 1, updated_at = excluded.updated_at
          where not s.active
             or not exists (select from places p where p.hub_id = s.hub_id and p.structure_id = s.id and p.active)
        returning id, key, name, pivot, departement_code, version
        """;

    /// <summary>Where the hub has none of them. Nobody else brings one meanwhile: the writer has its turn (<see cref="PlaceWriter.TakeTurnAsync"/>).</summary>
    public const string NewPlaces = $"{InsertPlaces} {WrittenPlaces}";

    public const string Places = $"""
        {InsertPlaces}
        on conflict (hub_id, source, source_id) do update set
          active = true, version = p.version + 1, structure_id = excluded.structure_id,
          content_hash = excluded.content_hash, delivered_hash = coalesce(excluded.delivered_hash, p.delivered_hash),
          delivered = case when excluded.delivered_hash is null then p.delivered end, updated_at = excluded.updated_at,
          ({Standard}) = row({ExcludedStandard})
        {WrittenPlaces}
        """;

    /// <summary>
    /// Structures and versions are looked up row by row, not joined: for a hub that has grown since the tables were last analysed
    /// the planner may choose a join that compares every structure with every row.
    /// </summary>
    private const string InsertPlaces = $"""
        insert into places as p (hub_id, id, source, source_id, structure_id, content_hash, delivered_hash, created_at, updated_at,
          {Standard})
        select @hub, d.id, @source, d.source_id, (select s.id from structures s where s.hub_id = @hub and s.key = d.structure_key), d.content_hash, case when @is_of_source then d.content_hash end, @now, @now,
          {StagedStandard}
        from staged_places d
        """;

    private const string WrittenPlaces = "returning source_id, structure_id, version, merged_into";

    /// <summary>Structures whose last active place has just gone to another one: they no longer operate.</summary>
    public const string LeftStructures = """
        update structures s set version = version + 1, updated_at = @now
        where s.hub_id = @hub and s.id = any(@left)
          and not exists (select from places p where p.hub_id = @hub and p.structure_id = s.id and p.active)
        returning id, name, pivot, departement_code, version
        """;

    /// <summary>Structures that a staged place calls otherwise than they are called. One that says the same changes no name, whether it comes first or not.</summary>
    public const string OtherwiseNamed = """
        select distinct met.id
        from (select distinct structure_key, structure_name from staged_places) d
        cross join lateral (select id from structures where hub_id = @hub and key = d.structure_key and name <> d.structure_name offset 0) met
        """;

    public static readonly string RenewNames = StructureNames.Renew("@structures");

    public static readonly string Mirror = MirrorOf("(select p.version from places p where p.hub_id = @hub and p.id = d.id)");

    public static readonly string MirrorMerged = MirrorOf("(select m.version from merged_places m where m.hub_id = @hub and m.id = d.id)");

    /// <param name="version">SQL for the version under which a staged place is published.</param>
    private static string MirrorOf(string version) => $"""
        insert into open.places as o (id, hub, version, postal_code, commune_code, departement_code, location, updated_on, map_x, map_y, cell, record)
        select d.id, @hub, {version}, d.code_postal, d.commune_code, d.departement_code,
          case when d.latitude is not null then st_setsrid(st_makepoint(d.longitude, d.latitude), 4326)::geography end, d.date_maj,
          d.map_x, d.map_y, d.cell, d.record
        from staged_places d
        on conflict (id) do update set
          hub = excluded.hub, version = excluded.version, postal_code = excluded.postal_code, commune_code = excluded.commune_code,
          departement_code = excluded.departement_code, location = excluded.location, updated_on = excluded.updated_on,
          map_x = excluded.map_x, map_y = excluded.map_y, cell = excluded.cell, located = null,
          record = excluded.record, recorded_on = excluded.recorded_on, position = null, address_hash = null
        """;
}
