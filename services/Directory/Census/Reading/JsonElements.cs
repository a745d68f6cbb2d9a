using System.Text.Json;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>
/// Walks through a JSON array of objects, or an object that holds one, token by token: of a file of any size no more is in memory
/// than one element and the block it stands in.
/// </summary>
internal sealed class JsonElements(Stream file)
{
    private const int Deepest = 32;
    private const int LongestToken = 8 << 20;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _begun;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = Deepest + 2 });
    private int _array = -1;
    private bool _over;

    /// <summary>Arrays of the root object beside the one that is read.</summary>
    public int OtherArrays { get; private set; }

    /// <summary>Whether there is an array at all; known at the end.</summary>
    public bool HasArray => _array >= 0;

    /// <summary>Reads the next element of the array into a record.</summary>
    /// <returns>False at the end of the file, which then is well-formed JSON.</returns>
    public bool Read(JsonRecord record)
    {
        record.Clear();
        try
        {
            return Walk(record);
        }
        catch (JsonException broken)
        {
            throw new BrokenFileException(FileProblem.BrokenJson((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1), broken);
        }
    }

    private bool Walk(JsonRecord record)
    {
        var reader = Reader();
        while (true)
        {
            if (!reader.Read())
            {
                Keep(ref reader);
                if (_ended)
                {
                    return false;
                }

                Fill();
                reader = Reader();
                continue;
            }

            if (reader.CurrentDepth > Deepest)
            {
                throw new BrokenFileException(FileProblem.JsonTooDeep(Deepest));
            }

            if (IsElementOver(ref reader, record))
            {
                Keep(ref reader);
                return true;
            }
        }
    }

    private bool IsElementOver(ref Utf8JsonReader reader, JsonRecord record)
    {
        var depth = reader.CurrentDepth;
        if (_array < 0 || _over)
        {
            // Outside the array: the root itself, or what the root object holds beside it.
            if (reader.TokenType == JsonTokenType.StartArray && depth <= 1)
            {
                OtherArrays += _over ? 1 : 0;
                _array = _over ? _array : depth;
            }

            return false;
        }

        if (depth == _array)
        {
            _over = true; // its end
            return false;
        }

        record.Take(ref reader);
        return depth == _array + 1 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
    }

    private Utf8JsonReader Reader() => new(_buffer.AsSpan(_start, _end - _start), _ended, _state);

    private void Keep(ref Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestToken)
            {
                throw new BrokenFileException(FileProblem.JsonValueTooLong);
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var length = file.Read(_buffer, _end, _buffer.Length - _end);
        _ended = length == 0;
        _end += length;
        if (!_begun && _end >= 3)
        {
            _begun = true;
            _start = _buffer.AsSpan(0, _end).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        }
    }
}
