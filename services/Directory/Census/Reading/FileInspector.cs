using System.Text;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>What was found out about a file while it was being uploaded.</summary>
/// <param name="Encoding">UTF-8 or Windows-1252.</param>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
/// <param name="Columns">Names of the header, trimmed.</param>
/// <param name="Rows">About how many rows follow the header: exact unless a cell has an odd number of quotes.</param>
public sealed record FileShape(Encoding Encoding, char Delimiter, IReadOnlyList<string> Columns, int Rows);

/// <summary>
/// Looks at the bytes of an upload as they pass: kind of file, character set, NUL bytes, header, number of rows. Holds no more of
/// the file than its first line.
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

        if (Kind() is { } other)
        {
            return other;
        }

        _scan.Feed(block);
        Count(block);
        return _scan.NulAt is { } line ? FileProblem.Nul(line) : null;
    }

    /// <summary>The verdict on the whole file.</summary>
    public FileProblem? Finish(out FileShape? shape)
    {
        shape = null;
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

    /// <summary>Other kinds of files by their first bytes.</summary>
    private FileProblem? Kind()
    {
        var head = _head.GetBuffer().AsSpan(0, (int)Math.Min(8, _head.Length));
        return head switch
        {
            [(byte)'P', (byte)'K', 3 or 5 or 7, ..] => FileProblem.Spreadsheet,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => FileProblem.Spreadsheet, // OLE: .xls
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileProblem.Pdf,
            [0x1F, 0x8B, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => FileProblem.Binary,
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => FileProblem.Binary,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => FileProblem.Utf16,
            _ => null,
        };
    }

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
