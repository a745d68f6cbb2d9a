using System.Globalization;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Refuses a file that has lost a large part of what its source had.</summary>
internal static class SourceGuard
{
    /// <summary>A file under this share of the last one's rows is more often a broken export than a census that shrank.</summary>
    private const double LeastShare = 0.8;

    /// <summary>Where nobody named the source, small files of several origins take turns under one name.</summary>
    private const int SmallestOfUnnamed = 50;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private const string Volume = "select volume from sources where hub_id = @hub and scope = @kind and name = @source";

    /// <summary>Rows of the source's last file; null where there is none.</summary>
    public static Task<int?> VolumeAsync(HubDatabase database, ImportScope scope, string source, CancellationToken stop) =>
        database.QuerySingleOrDefaultAsync<int?>(scope.Hub, Volume, Args(scope, source), stop);

    /// <summary>The file would be refused.</summary>
    public static bool IsTooFew(int rows, int? volume, bool isNamed) => volume is not null && (isNamed || volume >= SmallestOfUnnamed) && rows < volume * LeastShare;

    /// <param name="tx">In which the import will be stored.</param>
    /// <param name="scope">The hub's imports, or the national ones.</param>
    /// <param name="source">Its name.</param>
    /// <param name="isNamed">The import or its mapping named it; else it is named after the format alone.</param>
    /// <param name="rows">Rows of the new file.</param>
    /// <param name="isConfirmed">The person knows that the file is smaller.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<ProblemHttpResult?> CheckAsync(
        HubTransaction tx, ImportScope scope, string source, bool isNamed, int rows, bool isConfirmed, CancellationToken stop)
    {
        var volume = await tx.QuerySingleOrDefaultAsync<int?>(Volume, Args(scope, source), stop);
        return isConfirmed || !IsTooFew(rows, volume, isNamed)
            ? null
            : Problem.Conflict(
                "volume_dropped",
                string.Create(French, $"Le fichier a {rows:N0} {(rows == 1 ? "ligne" : "lignes")}, contre {volume:N0} à la dernière livraison de la source « {source} ». ")
                + "S'il est bien complet, confirmez le volume ; s'il vient d'une autre source, nommez-la.");
    }

    private static object Args(ImportScope scope, string source) => new { hub = scope.Hub.Alias, kind = scope.Kind, source };
}
