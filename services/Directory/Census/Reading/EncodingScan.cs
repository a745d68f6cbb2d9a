using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>
/// Tells UTF-8 from Windows-1252 and both from broken text, block by block. A file with a single good UTF-8 letter is UTF-8,
/// and one bad byte then breaks it. Without any, its high bytes must all be letters and signs of French writing.
/// </summary>
public sealed class EncodingScan
{
    private static readonly SearchValues<byte> FrenchWindows1252 = SearchValues.Create(
        TextEncoding.Windows1252.GetBytes("ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒÆàâäçèéêëîïôöùûüœæñÑáíóú«»“”‘’…–—•·°²³ªº€§µ½¼¾´¨®©™×\u00A0"));

    private readonly byte[] _carry = new byte[4];
    private int _carried;
    private byte _last;
    private long _line = 1;

    /// <summary>Line of the first byte that is no UTF-8; null while there is none.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>Line of the first NUL byte; null while there is none.</summary>
    public long? NulAt { get; private set; }

    public bool HasUtf8Letters { get; private set; }

    public bool HasForeignBytes { get; private set; }

    public void Feed(ReadOnlySpan<byte> block)
    {
        if (NulAt is null && block.IndexOf((byte)0) is var nul and >= 0)
        {
            NulAt = _line + block[..nul].Count((byte)'\n');
        }

        var rest = block;
        while (_carried > 0 && rest.Length > 0)
        {
            // The letter that the block boundary cut: at most three bytes more decide it.
            _carry[_carried++] = rest[0];
            rest = rest[1..];
            Decide(_carry.AsSpan(0, _carried), ref _carried);
        }

        Validate(rest);
        _line += block.Count((byte)'\n');
        if (block.Length > 0)
        {
            _last = block[^1];
        }
    }

    /// <summary>The file's end; a letter that it cuts is broken.</summary>
    public void Finish()
    {
        if (_carried > 0)
        {
            Broken(_carry.AsSpan(0, _carried), 0);
            _carried = 0;
        }
    }

    private void Decide(ReadOnlySpan<byte> letter, ref int carried)
    {
        switch (Rune.DecodeFromUtf8(letter, out _, out var used))
        {
            case OperationStatus.Done:
                HasUtf8Letters |= used > 1;
                carried = 0;
                break;
            case OperationStatus.InvalidData:
                Broken(letter, 0);
                carried = 0;
                break;
        }
    }

    private void Validate(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (ascii < 0)
            {
                return;
            }

            if (HasUtf8Letters && Utf8.IsValid(bytes))
            {
                return;
            }

            switch (Rune.DecodeFromUtf8(bytes[ascii..], out _, out var used))
            {
                case OperationStatus.Done:
                    HasUtf8Letters = true;
                    break;
                case OperationStatus.NeedMoreData:
                    bytes[ascii..].CopyTo(_carry);
                    _carried = bytes.Length - ascii;
                    return;
                default:
                    Broken(bytes, ascii);
                    used = 1;
                    break;
            }

            bytes = bytes[(ascii + used)..];
        }
    }

    private void Broken(ReadOnlySpan<byte> bytes, int at)
    {
        BrokenAt ??= _line + bytes[..at].Count((byte)'\n');

        // « L'Haÿ-les-Roses » and « Croÿ » are the only names that need this letter; alone it is a sign of breakage.
        var previous = at > 0 ? bytes[at - 1] : _last;
        var isName = bytes[at] == 0xFF && previous is (byte)'a' or (byte)'o' or (byte)'u';
        HasForeignBytes |= !FrenchWindows1252.Contains(bytes[at]) && !isName;
    }
}
