using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Directory.Census.Reading;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// The parts of an upload, read as a stream in whatever order they come. The file goes to a scratch file of this machine and is looked
/// at on its way; of the other parts only so much is read as they may be long.
/// </summary>
internal sealed class UploadForm : IAsyncDisposable
{
    public const int LongestField = 200;
    private const int LongestMapping = 1 << 20;

    private static readonly FileProblem MappingTooLarge = new(413, "mapping_too_large", "La correspondance dépasse 1 Mo.");

    private FileStream? _content;
    private string? _mappingFile;
    private string? _mappingText;

    public Stream? Content => _content;

    public string FileName { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    public FileShape? Shape { get; private set; }

    /// <summary>Of the file, or else of the text field that is beside it in a form.</summary>
    public string? Mapping => string.IsNullOrWhiteSpace(_mappingFile) ? _mappingText : _mappingFile;

    public string? Source { get; private set; }

    public bool IsDryRun { get; private set; }

    public bool IsVolumeConfirmed { get; private set; }

    /// <returns>What is wrong with the upload itself; null where nothing is.</returns>
    public async Task<FileProblem?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return new FileProblem(415, "multipart_expected", "L'import attend un formulaire multipart/form-data avec le champ « file ».");
        }

        if (request.ContentLength > FileLimits.Bytes + (4L << 20))
        {
            return FileProblem.TooLarge;
        }

        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                if (await ReadAsync(section, stop) is { } problem)
                {
                    return problem;
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new FileProblem(400, "multipart_broken", "Le formulaire est incomplet ou abîmé.");
        }

        return _content is null ? new FileProblem(400, "file_missing", "Le champ « file » manque.") : null;
    }

    public ValueTask DisposeAsync() => _content?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<FileProblem?> ReadAsync(MultipartSection section, CancellationToken stop)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return null;
        }

        switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
        {
            case "file" when _content is null:
                FileName = NameOf(disposition);
                return await ReadFileAsync(section.Body, stop);
            case "file":
                return new FileProblem(400, "several_files", "Un import ne prend qu'un fichier.");
            case "mapping":
                return (_mappingFile = await TextAsync(section.Body, LongestMapping, stop)) is null ? MappingTooLarge : null;
            case "mappingText":
                return (_mappingText = await TextAsync(section.Body, LongestMapping, stop)) is null ? MappingTooLarge : null;
            case "source":
                Source = (await TextAsync(section.Body, LongestField * 4, stop))?.Trim();
                return Source is { Length: <= LongestField } && !Source.Any(char.IsControl)
                    ? null
                    : new FileProblem(422, "source_invalid", $"Le nom de la source compte au plus {LongestField} caractères.");
            case "dryRun":
                return await FlagAsync("dryRun", section.Body, isSet => IsDryRun = isSet, stop);
            case "confirmVolume":
                return await FlagAsync("confirmVolume", section.Body, isSet => IsVolumeConfirmed = isSet, stop);
            default:
                await section.Body.CopyToAsync(Stream.Null, stop);
                return null;
        }
    }

    private async Task<FileProblem?> ReadFileAsync(Stream body, CancellationToken stop)
    {
        _content = ImportSpool.Scratch();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var inspector = new FileInspector();
        var block = new byte[64 * 1024];
        int length;
        while ((length = await body.ReadAsync(block, stop)) > 0)
        {
            if (inspector.Feed(block.AsSpan(0, length)) is { } problem)
            {
                return problem;
            }

            hash.AppendData(block, 0, length);
            await _content.WriteAsync(block.AsMemory(0, length), stop);
        }

        Hash = hash.GetHashAndReset();
        await _content.FlushAsync(stop);
        var verdict = inspector.Finish(_content, out var shape);
        Shape = shape;
        return verdict;
    }

    /// <summary>A word that is neither yes nor no is refused: who wrote « dryRun=oui » must not see the file imported for real.</summary>
    private static async Task<FileProblem?> FlagAsync(string name, Stream body, Action<bool> set, CancellationToken stop)
    {
        switch (await TextAsync(body, LongestField, stop))
        {
            case "true" or "True" or "1" or "on":
                set(true);
                return null;
            case "false" or "False" or "0" or "off" or "":
                set(false);
                return null;
            default:
                return new FileProblem(422, "flag_invalid", $"Le champ « {name} » vaut true ou false.");
        }
    }

    /// <returns>Null where it is longer than allowed.</returns>
    private static async Task<string?> TextAsync(Stream body, int longest, CancellationToken stop)
    {
        var bytes = new byte[longest + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return length > longest ? null : Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF').Replace("\0", "", StringComparison.Ordinal);
    }

    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        var name = Path.GetFileName(given.Replace('\\', '/'));
        var shown = new string([.. name.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]); // nor what turns the direction of reading
        return shown.Length == 0 ? "fichier.csv" : shown.Length > LongestField ? shown[^LongestField..] : shown;
    }
}
