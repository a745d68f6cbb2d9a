namespace HubsPlatform.Directory.Census.Reading;

/// <summary>
/// Reads comma-separated text (RFC 4180, any line ends, quotes inside an unquoted cell taken as they are) record by record in bounded
/// memory: a cell that is too long is read past, not kept, and a quote that is never closed costs one record, not the process.
/// </summary>
public sealed class CsvTokenizer(TextReader reader, char delimiter, int longestCell) : IDisposable
{
    private const int MostCells = 20_000;

    private readonly char[] _buffer = new char[32 * 1024];
    private char[] _text = new char[4096];
    private int[] _ends = new int[64];
    private int _position;
    private int _filled;
    private int _length;
    private int _cellStart;
    private long _nextLine = 1;

    /// <summary>The line on which the record begins, 1 for the first of the file.</summary>
    public long Line { get; private set; }

    /// <summary>How many cells the record has.</summary>
    public int Count { get; private set; }

    /// <summary>A cell was longer than allowed and was cut.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The file ended inside quotes.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>The file ended with this record, without an end of line.</summary>
    public bool IsLast { get; private set; }

    public ReadOnlySpan<char> this[int cell]
    {
        get
        {
            var start = cell == 0 ? 0 : _ends[cell - 1];
            return _text.AsSpan(start, _ends[cell] - start);
        }
    }

    /// <summary>Goes to the next record; blank lines are none.</summary>
    public bool Read()
    {
        do
        {
            Count = 0;
            _length = 0;
            IsTooLong = false;
            IsUnclosed = false;
            Line = _nextLine;
            if (!Fill())
            {
                return false;
            }

            ReadRecord();
        }
        while (Count == 1 && _ends[0] == 0 && !IsUnclosed);

        return true;
    }

    public void Dispose() => reader.Dispose();

    private void ReadRecord()
    {
        while (true)
        {
            _cellStart = _length;
            if (Fill() && _buffer[_position] == '"')
            {
                _position++;
                ReadQuoted();
            }

            var end = ReadPlain();
            EndCell();
            if (end != delimiter)
            {
                return;
            }
        }
    }

    /// <summary>Up to the closing quote; what follows it before the separator is read as plain text.</summary>
    private void ReadQuoted()
    {
        while (Fill())
        {
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var quote = rest.IndexOf('"');
            var piece = quote < 0 ? rest : rest[..quote];
            Keep(piece);
            CountLines(piece);
            _position += piece.Length;
            if (quote < 0)
            {
                continue;
            }

            _position++;
            if (!Fill() || _buffer[_position] != '"')
            {
                return;
            }

            Keep("\"");
            _position++;
        }

        IsUnclosed = true;
    }

    /// <returns>The separator or the line end that ended the cell; a line end for the end of the file.</returns>
    private char ReadPlain()
    {
        while (Fill())
        {
            var rest = _buffer.AsSpan(_position, _filled - _position);
            var end = rest.IndexOfAny(delimiter, '\n', '\r');
            if (end < 0)
            {
                Keep(rest);
                _position = _filled;
                continue;
            }

            Keep(rest[..end]);
            _position += end + 1;
            if (rest[end] == delimiter)
            {
                return delimiter;
            }

            if (rest[end] == '\r' && Fill() && _buffer[_position] == '\n')
            {
                _position++;
            }

            _nextLine++;
            return '\n';
        }

        IsLast = true;
        return '\n';
    }

    private void Keep(ReadOnlySpan<char> piece)
    {
        var room = longestCell - (_length - _cellStart);
        if (piece.Length > room)
        {
            IsTooLong = true;
            piece = piece[..room];
        }

        if (_length + piece.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + piece.Length));
        }

        piece.CopyTo(_text.AsSpan(_length));
        _length += piece.Length;
    }

    private void EndCell()
    {
        if (Count == MostCells)
        {
            // Far more than any header: only their number is of interest.
            _length = _cellStart;
            return;
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        _ends[Count++] = _length;
    }

    private void CountLines(ReadOnlySpan<char> piece) => _nextLine += piece.Count('\n');

    private bool Fill()
    {
        if (_position < _filled)
        {
            return true;
        }

        _position = 0;
        _filled = reader.Read(_buffer, 0, _buffer.Length);
        return _filled > 0;
    }
}
