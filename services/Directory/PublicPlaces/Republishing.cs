using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>
/// Renews what rows of open.places hold beside their fields, where it was made by older rules: after an update of the program, or of a
/// vocabulary. In portions, each of its own, so that several replicas share the work and a restart goes on.
/// </summary>
public sealed partial class Republishing(HubDatabase database, ILogger<Republishing> logger)
{
    private const int Portion = 500;

    public async Task RunAsync(CancellationToken stop)
    {
        var sum = 0;
        while (await RenewAsync(stop) is var rows and > 0)
        {
            sum += rows;
        }

        if (sum > 0)
        {
            LogRenewed(logger, sum);
        }
    }

    private async Task<int> RenewAsync(CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(stop);
        var rows = await transaction.QueryAsync<PublishedRow>(
            $"select {PublishedRow.Columns} from {PublishedRow.From} where p.edition <> @edition limit {Portion} for update of p skip locked", new { edition = PublishedForm.Edition }, stop);
        if (rows.Count == 0)
        {
            return 0;
        }

        var forms = rows.Select(row => PublishedForm.Of(row)).ToArray();
        await transaction.ExecuteAsync(
            """
            update open.places p
            set edition = @edition, traits = n.traits, map_x = n.map_x, map_y = n.map_y, cell = n.cell, sort_name = n.sort_name,
                open_week = n.open_week, hours_vary = n.hours_vary
            from unnest(@ids, @traits, @xs, @ys, @cells, @sort_names, @open_weeks, @vary)
              as n (id, traits, map_x, map_y, cell, sort_name, open_week, hours_vary)
            where p.id = n.id;
            update open.place_records r set card = n.card from unnest(@ids, @cards) as n (id, card)
            where r.id = n.id
            """,
            new
            {
                edition = PublishedForm.Edition,
                ids = rows.Select(row => row.Id).ToArray(),
                traits = forms.Select(form => form.Traits).ToArray(),
                xs = forms.Select(form => form.Position?.X).ToArray(),
                ys = forms.Select(form => form.Position?.Y).ToArray(),
                cells = forms.Select(form => form.Position?.Cell).ToArray(),
                sort_names = forms.Select(form => form.SortName).ToArray(),
                open_weeks = forms.Select(form => form.Open.Week).ToArray(),
                vary = forms.Select(form => form.Open.Vary).ToArray(),
                cards = forms.Select(form => System.Text.Encoding.UTF8.GetString(form.Card)).ToArray(),
            }, stop);
        await transaction.CommitAsync(stop);
        return rows.Count;
    }

    [LoggerMessage(LogLevel.Information, "Search and map of {Rows} places were renewed by the rules of this version")]
    private static partial void LogRenewed(ILogger logger, int rows);
}
