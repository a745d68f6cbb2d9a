using System.Buffers.Binary;
using System.Text;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (documentation of COPY, « Binary Format »), built in memory and sent in large pieces.
/// Npgsql's own importer costs an asynchronous call per cell: for a wide table five times the time of this.
/// </summary>
internal sealed class CopyBuffer
{
    private const int TextOid = 25;
    private const int SendAt = 256 * 1024;

    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] _bytes = new byte[SendAt + 64 * 1024];
    private int _length;

    public CopyBuffer()
    {
        // Signature, no flags, no extension.
        Raw([.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0x00]);
        Int(0);
        Int(0);
    }

    public void Row(short cells)
    {
        Room(2);
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length), cells);
        _length += 2;
    }

    public void Add(Guid id)
    {
        Int(16);
        Room(16);
        id.TryWriteBytes(_bytes.AsSpan(_length), bigEndian: true, out _);
        _length += 16;
    }

    public void Add(ReadOnlySpan<byte> content)
    {
        Int(content.Length);
        Raw(content);
    }

    public void Add(byte[]? content)
    {
        if (content is null)
        {
            Int(-1);
            return;
        }

        Add(content.AsSpan());
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            Int(-1);
            return;
        }

        Room(4 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var bytes = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + 4));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), bytes);
        _length += 4 + bytes;
    }

    public void Add(double? number)
    {
        if (number is not { } given)
        {
            Int(-1);
            return;
        }

        Int(8);
        Double(given);
    }

    public void Add(long? number)
    {
        if (number is not { } given)
        {
            Int(-1);
            return;
        }

        Int(8);
        Room(8);
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), given);
        _length += 8;
    }

    public void Add(int? number)
    {
        if (number is not { } given)
        {
            Int(-1);
            return;
        }

        Int(4);
        Int(given);
    }

    /// <summary>A point of PostGIS in WGS 84, as EWKB with its reference system.</summary>
    public void AddPoint(double? longitude, double? latitude)
    {
        if (longitude is not { } x || latitude is not { } y)
        {
            Int(-1);
            return;
        }

        Int(25);
        Raw([0]); // big-endian
        Int(0x20000001);
        Int(4326);
        Double(x);
        Double(y);
    }

    public void Add(bool yes)
    {
        Int(1);
        Raw([yes ? (byte)1 : (byte)0]);
    }

    public void Add(DateOnly? date)
    {
        if (date is not { } given)
        {
            Int(-1);
            return;
        }

        Int(4);
        Int(given.DayNumber - Epoch);
    }

    /// <summary>One dimension, no nulls, counted from 1; no dimension when it is empty.</summary>
    public void Add(IReadOnlyList<string> texts)
    {
        Int(0);
        var start = _length;
        Int(texts.Count == 0 ? 0 : 1);
        Int(0);
        Int(TextOid);
        if (texts.Count > 0)
        {
            Int(texts.Count);
            Int(1);
            foreach (var text in texts)
            {
                Add(text);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start - 4), _length - start);
    }

    /// <summary>Sends what is there when it is much.</summary>
    public ValueTask SendAsync(Stream copy, CancellationToken stop) => _length < SendAt ? ValueTask.CompletedTask : FlushAsync(copy, stop);

    /// <summary>Sends the rest and says that it was all.</summary>
    public ValueTask FinishAsync(Stream copy, CancellationToken stop)
    {
        Row(-1);
        return FlushAsync(copy, stop);
    }

    private async ValueTask FlushAsync(Stream copy, CancellationToken stop)
    {
        await copy.WriteAsync(_bytes.AsMemory(0, _length), stop);
        _length = 0;
    }

    private void Int(int number)
    {
        Room(4);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), number);
        _length += 4;
    }

    private void Double(double number)
    {
        Room(8);
        BinaryPrimitives.WriteDoubleBigEndian(_bytes.AsSpan(_length), number);
        _length += 8;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Room(int bytes)
    {
        if (_length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }
    }
}
