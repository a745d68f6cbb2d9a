namespace HubsPlatform.Directory.Links;

/// <summary>Who is asked about a place: its own published address, or that of the latest updated other place of its structure.</summary>
internal static class PlaceOwner
{
    /// <summary>Addresses of the structure <c>@structure</c>.</summary>
    public const string OfStructure = "select distinct e.address from places o cross join lateral unnest(o.courriels) as e (address) where o.hub_id = @hub and o.structure_id = @structure and o.active";

    /// <summary>The address of a census place <c>p</c> in lower case; null where neither has one.</summary>
    public const string Address = """
        lower(coalesce(p.courriels[1], (select o.courriels[1] from places o where o.hub_id = @hub and o.structure_id = p.structure_id and o.active and cardinality(o.courriels) > 0
          order by o.date_maj desc nulls last, o.id limit 1)))
        """;
}
