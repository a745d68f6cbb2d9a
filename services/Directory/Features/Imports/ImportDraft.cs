namespace HubsPlatform.Directory.Features.Imports;

/// <summary>A file that is looked at before it is imported, and how it would be read.</summary>
/// <param name="Id">For the addresses below <c>drafts</c>.</param>
/// <param name="FileName">As it was sent.</param>
/// <param name="Source">Under whose name it would be imported.</param>
/// <param name="IsSourceGiven">Somebody said so; else the mapping or the format does.</param>
/// <param name="LastVolume">Rows of the source's last file; null where there is none.</param>
/// <param name="WantsConfirmation">The file has lost so much of that that it is refused until somebody confirms it.</param>
/// <param name="IsMappingGiven">Somebody gave one; else it is the source's own, or that of a known format.</param>
/// <param name="IsRemembered">The mapping is the one of the source's last delivery.</param>
/// <param name="ExpiresAt">Until then it is kept.</param>
/// <param name="Preview">By the mapping as it stands.</param>
public sealed record ImportDraft(
    Guid Id, string FileName, string Source, bool IsSourceGiven, int? LastVolume, bool WantsConfirmation, bool IsMappingGiven, bool IsRemembered, DateTimeOffset ExpiresAt, ImportPreview Preview);

/// <summary>A row of the table.</summary>
internal sealed class DraftRecord
{
    public const string Columns = "id, file_name, file_hash, shape::text as shape, source, mapping, created_at";

    public Guid Id { get; init; }
    public string FileName { get; init; } = "";
    public byte[] FileHash { get; init; } = [];
    public string Shape { get; init; } = "";
    public string? Source { get; init; }
    public string? Mapping { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
