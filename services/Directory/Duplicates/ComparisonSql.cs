namespace HubsPlatform.Directory.Duplicates;

/// <summary>The statements of <see cref="Comparison"/>.</summary>
internal static class ComparisonSql
{
    /// <summary>Every step looks rows up by key. On tables that grew since they were analysed the planner would rather read all of them, for each batch.</summary>
    public const string Plainly = "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off";

    public const string Load = $"""
        select {ComparedPlace.Columns} from unnest(@places) as wanted (id) join places p on p.hub_id = @hub and p.id = wanted.id where p.active
        """;

    public const string KeepKeys = """
        delete from place_keys where hub_id = @hub and place_id = any(@places);
        insert into place_keys (hub_id, place_id, key) select @hub, k.id, k.key from unnest(@ids, @keys) as k (id, key) on conflict do nothing;
        """;

    /// <summary>Who has these keys, where they are few.</summary>
    public const string Sharing = """
        select d.key, k.places from unnest(@keys) as d (key)
        cross join lateral (select array_agg(f.place_id) as places from (select place_id from place_keys where hub_id = @hub and key = d.key limit @most + 1) f) k
        where cardinality(k.places) between 1 and @most
        """;

    /// <summary>What follows compares two lists of thousands.</summary>
    public const string Freely = "set local enable_hashjoin = on";

    /// <summary>Open proposals of these places that nothing speaks for any more. What people decided stays.</summary>
    public const string Forget = """
        delete from duplicates d
        where d.hub_id = @hub and d.status in ('proposed', 'later') and (d.place_a = any(@places) or d.place_b = any(@places))
          and not exists (select from unnest(@a, @b) as f (a, b) where f.a = d.place_a and f.b = d.place_b)
        """;

    /// <summary>What was put off comes back when one of its places has changed.</summary>
    public const string Propose = """
        insert into duplicates as d (hub_id, id, place_a, place_b, status, score, reasons, proposed_at)
        select @hub, f.id, f.a, f.b, 'proposed', f.score, f.reasons::jsonb, @now from unnest(@ids, @a, @b, @scores, @reasons) as f (id, a, b, score, reasons)
        order by f.a, f.b
        on conflict (hub_id, place_a, place_b) do update set
          status = 'proposed', score = excluded.score, reasons = excluded.reasons, version = d.version + 1, decision = null, decided_at = null, decided_by = null
          where d.status in ('proposed', 'later') and (d.status, d.score, d.reasons) <> ('proposed', excluded.score, excluded.reasons)
        """;
}
