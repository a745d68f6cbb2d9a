using System.Globalization;
using System.Text;
using HubsPlatform.Directory.Querying;
using HubsPlatform.Directory.Standard;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>GET /api/directory/hubs/{hub}/memberships.csv: the same as the list, for a spreadsheet. No cell of it is a formula.</summary>
public static class ExportMemberships
{
    private static readonly string[] Columns =
        ["structure", "pivot", "departement", "nature", "etat", "premier_jour", "dernier_jour", "charte_signee_le", "fonction_du_contact", "id_structure", "id_adhesion"];

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop, string? q = null, string? kind = null, string? state = null, string? departement = null)
    {
        if (ListMemberships.Refusal(q, kind, state) is { } refusal)
        {
            return refusal;
        }

        var today = clock.InFrance();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<NetworkMembership>(
            $"select {NetworkMembership.Columns} from {NetworkMembership.From} where {ListMemberships.Fits} order by s.name {Alphabet.French}, m.starts_on, m.id",
            new { hub = hub.Hub.Alias, text = Like.Literal(q), kind, state, departement, today }, stop);
        var text = new StringBuilder(string.Join(',', Columns)).Append("\r\n");
        foreach (var membership in found)
        {
            AppendLine(text, membership);
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{Day(today)}_adhesions_{hub.Hub}.csv");
    }

    private static void AppendLine(StringBuilder text, NetworkMembership membership)
    {
        string?[] cells =
        [
            membership.StructureName, membership.Pivot, membership.DepartementCode, Word(membership.Kind), Word(membership.State), Day(membership.StartsOn), Day(membership.EndsOn),
            Day(membership.CharterSignedOn), membership.ContactFunction, membership.StructureId.ToString(), membership.Id.ToString(),
        ];
        for (var i = 0; i < cells.Length; i++)
        {
            CsvText.Append(i == 0 ? text : text.Append(','), cells[i]);
        }

        text.Append("\r\n");
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Word(string code) => code switch
    {
        "lead" => "porteur",
        "founder" => "fondateur",
        "member" => "membre",
        "partner" => "partenaire",
        "coming" => "à venir",
        "current" => "en cours",
        _ => "terminée",
    };
}
