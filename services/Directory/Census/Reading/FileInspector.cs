using System.Text;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>
/// Looks at the bytes of an upload as they pass: kind of file, character set, NUL bytes, and of a CSV its header and number of rows.
/// Holds no more of the file than its first line. What is no CSV is read once more when it is complete.
/// </summary>
public sealed class FileInspector
{
    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    private readonly EncodingScan _scan = new();
    private readonly MemoryStream _head = new();
    private long _length;
    private long _rows;
    private bool _quoted;
    private bool _lineHasText;
    private UploadKind _kind;

    /// <summary>Takes the next bytes.</summary>
    /// <returns>What already is certain to be wrong, so that the rest need not be read.</returns>
    public FileProblem? Feed(ReadOnlySpan<byte> block)
    {
        _length += block.Length;
        if (_length > FileLimits.Bytes)
        {
            return FileProblem.TooLarge;
        }

        if (_head.Length < FileLimits.HeaderBytes)
        {
            _head.Write(block[..(int)Math.Min(block.Length, FileLimits.HeaderBytes - _head.Length)]);
        }

        if (_kind == UploadKind.Unknown)
        {
            _kind = FileKind.Of(_head.GetBuffer().AsSpan(0, (int)_head.Length), out var other);
            if (other is not null)
            {
                return other;
            }
        }

        if (_kind is UploadKind.Zip or UploadKind.Ole)
        {
            return null;
        }

        _scan.Feed(block);
        Count(block);
        return _scan.NulAt is { } line ? FileProblem.Nul(line) : null;
    }

    /// <summary>The verdict on the whole file.</summary>
    /// <param name="content">All that was fed, to be read again where that is needed; left at any position.</param>
    /// <param name="shape">Null where there is a problem.</param>
    public FileProblem? Finish(Stream content, out FileShape? shape)
    {
        shape = null;
        if (_kind is UploadKind.Zip or UploadKind.Ole)
        {
            return Binary(content, out shape);
        }

        _scan.Finish();
        _rows += _lineHasText ? 1 : 0;
        var head = _head.GetBuffer().AsSpan(0, (int)_head.Length);
        var hasBom = head.StartsWith(Bom);
        if (head.TrimStart(Bom).Trim(" \t\r\n"u8).Length == 0)
        {
            return FileProblem.Empty;
        }

        if (_scan.BrokenAt is { } line && (hasBom || _scan.HasUtf8Letters || _scan.HasForeignBytes))
        {
            return FileProblem.BrokenUtf8(line);
        }

        if (_kind == UploadKind.Json)
        {
            return _scan.BrokenAt is { } at ? FileProblem.BrokenUtf8(at) : Again(content, JsonRows.Inspect, out shape);
        }

        var encoding = _scan.BrokenAt is null ? TextEncoding.Utf8 : TextEncoding.Windows1252;
        return CsvHeader.Read(encoding.GetString(hasBom ? head[Bom.Length..] : head), _length > _head.Length, out var delimiter, out var columns)
            ?? Shape(encoding, delimiter, columns, out shape);
    }

    private FileProblem? Shape(Encoding encoding, char delimiter, IReadOnlyList<string> columns, out FileShape? shape)
    {
        var rows = _rows - 1;
        shape = rows is > 0 and <= FileLimits.Rows ? new FileShape(encoding, delimiter, columns, (int)rows) : null;
        return rows <= 0 ? FileProblem.NoRows : rows > FileLimits.Rows ? FileProblem.TooManyRows(rows) : null;
    }

    private FileProblem? Binary(Stream content, out FileShape? shape)
    {
        shape = null;
        content.Position = 0;
        if (_kind == UploadKind.Ole)
        {
            return FileKind.IsEncrypted(content) ? FileProblem.Encrypted : FileProblem.Spreadsheet;
        }

        return Workbook.Weigh(content) ?? Again(content, XlsxRows.Inspect, out shape);
    }

    private static FileProblem? Again(Stream content, Inspection inspect, out FileShape? shape)
    {
        content.Position = 0;
        try
        {
            return inspect(content, out shape);
        }
        catch (BrokenFileException broken)
        {
            shape = null;
            return broken.Problem;
        }
    }

    private delegate FileProblem? Inspection(Stream content, out FileShape? shape);

    /// <summary>Lines outside quotes that are not blank.</summary>
    private void Count(ReadOnlySpan<byte> block)
    {
        while (block.Length > 0)
        {
            var at = _quoted ? block.IndexOf((byte)'"') : block.IndexOfAny((byte)'"', (byte)'\n');
            if (at < 0)
            {
                _lineHasText |= _quoted || block.IndexOfAnyExcept((byte)'\r') >= 0;
                return;
            }

            _lineHasText |= _quoted || block[..at].IndexOfAnyExcept((byte)'\r') >= 0;
            if (block[at] == '"')
            {
                _quoted = !_quoted;
                _lineHasText = true;
            }
            else
            {
                _rows += _lineHasText ? 1 : 0;
                _lineHasText = false;
            }

            block = block[(at + 1)..];
        }
    }
}
