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
        var args = new { hub = scope.Hub.Alias, kind = scope.Kind, source };
        var volume = await tx.QuerySingleOrDefaultAsync<int?>(
            "select volume from sources where hub_id = @hub and scope = @kind and name = @source", args, stop);
        return volume is null || isConfirmed || (!isNamed && volume < SmallestOfUnnamed) || rows >= volume * LeastShare
            ? null
            : Problem.Conflict(
                "volume_dropped",
                string.Create(French, $"Le fichier a {rows:N0} {(rows == 1 ? "ligne" : "lignes")}, contre {volume:N0} à la dernière livraison de la source « {source} ». ")
                + "S'il est bien complet, confirmez le volume ; s'il vient d'une autre source, nommez-la.");
    }
}
