namespace HubsPlatform.Directory.Handover;

/// <summary>The tables whose rows belong to a place by <c>place_id</c> and go with it: its history, what the public reported of it, its closures, its stops, the links sent to its owner.</summary>
internal static class PlaceBelongings
{
    private static readonly string[] Tables = ["place_changes", "place_reports", "place_closures", "place_stops", "place_links"];

    /// <summary>In the old hub; <c>@places</c> leave it.</summary>
    public static readonly string Take = Each(table => $"""
        create temp table moving_{table} (like {table}) on commit drop;
        with gone as (delete from {table} where hub_id = @hub and place_id = any(@places) returning *) insert into moving_{table} select * from gone;
        """) + Unnamed("moving_place_changes");

    /// <summary>In the new hub, when the places are there. Of a place that it had already, the old hub's rows end here.</summary>
    public static readonly string Give = Each(table => $"""
        update moving_{table} set hub_id = @hub;
        insert into {table} select b.* from moving_{table} b where exists (select from places p where p.hub_id = @hub and p.id = b.place_id);
        drop table moving_{table};
        """);

    /// <summary>The new hub learns from which hub a change is, not who of its people made it.</summary>
    internal static string Unnamed(string changes) =>
        $"update {changes} set author_kind = 'elsewhere', author_name = (select h.name from open.hubs h where h.alias = @hub) where author_kind in ('person', 'program');\n";

    private static string Each(Func<string, string> statements) => string.Join('\n', Tables.Select(statements));
}
