using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Rows of the file that one transaction writes: all of them places of one hub, or none of them places.</summary>
/// <param name="Hub">The hub whose places they are.</param>
/// <param name="Rows">In the order of the file.</param>
internal sealed record ImportChunk(HubId Hub, IReadOnlyList<ImportRow> Rows);

/// <summary>A row and whether it may become a place of the chunk's hub.</summary>
internal readonly record struct ImportRow(CensusRow Row, bool IsOutside)
{
    public bool IsPlace => Row.Draft is not null && !IsOutside;
}
