using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Territories;

/// <summary>The official geographic code in schema <c>geo</c>, for queries that join it.</summary>
public static class GeographicTables
{
    /// <summary>Brings the tables to the edition that this build carries, where they hold another one.</summary>
    public static async Task LoadAsync(HubDatabase database, OfficialCode code, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(stop);
        await transaction.ExecuteAsync("select pg_advisory_xact_lock(hashtext('geo.editions'))", stop: stop);
        if (await transaction.QuerySingleOrDefaultAsync<string>("select checksum from geo.editions", stop: stop) == code.Checksum)
        {
            return;
        }

        await MergeRegionsAsync(transaction, code, stop);
        await MergeCommunesAsync(transaction, code, stop);
        await transaction.ExecuteAsync("delete from geo.editions; insert into geo.editions (checksum) values (@Checksum)", new { code.Checksum }, stop);
        await transaction.CommitAsync(stop);
    }

    private static Task MergeRegionsAsync(HubTransaction transaction, OfficialCode code, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into geo.regions (code, name) select * from unnest(@region_codes, @region_names)
            on conflict (code) do update set name = excluded.name;
            insert into geo.departements (code, name, region_code) select * from unnest(@departement_codes, @departement_names, @departement_regions)
            on conflict (code) do update set name = excluded.name, region_code = excluded.region_code;
            insert into geo.epcis (code, name) select * from unnest(@epci_codes, @epci_names)
            on conflict (code) do update set name = excluded.name;
            """,
            new
            {
                region_codes = Column(code.Regions.Values, r => r.Code),
                region_names = Column(code.Regions.Values, r => r.Name),
                departement_codes = Column(code.Departements.Values, d => d.Code),
                departement_names = Column(code.Departements.Values, d => d.Name),
                departement_regions = Column(code.Departements.Values, d => d.RegionCode),
                epci_codes = Column(code.Epcis.Values, e => e.Code),
                epci_names = Column(code.Epcis.Values, e => e.Name),
            },
            stop);

    /// <summary>Communes that merged into others go; places keep the commune they were resolved to at their import.</summary>
    private static Task MergeCommunesAsync(HubTransaction transaction, OfficialCode code, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into geo.communes (code, name, departement_code, epci_code, population, postal_codes, latitude, longitude)
            select code, name, departement, epci, population, string_to_array(postal_codes, ','), latitude, longitude
            from unnest(@codes, @names, @departements, @epcis, @populations, @postal_codes, @latitudes, @longitudes)
              as c (code, name, departement, epci, population, postal_codes, latitude, longitude)
            on conflict (code) do update set name = excluded.name, departement_code = excluded.departement_code, epci_code = excluded.epci_code,
              population = excluded.population, postal_codes = excluded.postal_codes, latitude = excluded.latitude, longitude = excluded.longitude;
            delete from geo.communes where code <> all (@codes);
            """,
            new
            {
                codes = Column(code.Communes.Values, c => c.Code),
                names = Column(code.Communes.Values, c => c.Name),
                departements = Column(code.Communes.Values, c => c.DepartementCode),
                epcis = Column(code.Communes.Values, c => c.EpciCode),
                populations = Column(code.Communes.Values, c => c.Population),
                postal_codes = Column(code.Communes.Values, c => string.Join(',', c.PostalCodes)),
                latitudes = Column(code.Communes.Values, c => code.Centres.GetValueOrDefault(c.Code)?.Latitude),
                longitudes = Column(code.Communes.Values, c => code.Centres.GetValueOrDefault(c.Code)?.Longitude),
            },
            stop);

    private static TColumn[] Column<TRecord, TColumn>(IEnumerable<TRecord> records, Func<TRecord, TColumn> column) => [.. records.Select(column)];
}
