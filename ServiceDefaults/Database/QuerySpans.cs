using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>How a query looks in a trace: what it does, and to which database, not that it is PostgreSQL.</summary>
internal static class QuerySpans
{
    /// <param name="source">The pool.</param>
    /// <param name="database">The database's name; the AppHost calls it <c>name-db</c>, and the dashboard joins them by that.</param>
    public static void Describe(NpgsqlDataSourceBuilder source, string database) => source.ConfigureTracing(tracing => tracing
        .ConfigureCommandSpanNameProvider(command => NameOf(command.CommandText, database))
        .ConfigureBatchSpanNameProvider(batch => NameOf(batch.BatchCommands[^1].CommandText, database)) // the first one names the hub
        .ConfigureCommandEnrichmentCallback((span, _) => span.SetTag("peer.service", $"{database}-db"))
        .ConfigureBatchEnrichmentCallback((span, _) => span.SetTag("peer.service", $"{database}-db"))
        .ConfigureCopyOperationEnrichmentCallback((span, _) => span.SetTag("peer.service", $"{database}-db")));

    /// <summary>The first word of the statement: <c>select directory</c>.</summary>
    private static string NameOf(string sql, string database)
    {
        var text = sql.AsSpan().TrimStart();
        var end = text.IndexOfAny(" \r\n\t;(");
        return $"{(end < 0 ? text : text[..end])} {database}";
    }
}
