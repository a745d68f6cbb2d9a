namespace HubsPlatform.Directory.Census.Reading;

internal enum UploadKind
{
    /// <summary>Nothing but blanks so far.</summary>
    Unknown,
    Csv,
    Json,
    Zip,
    Ole,
}

/// <summary>Tells files apart by their first bytes, never by their names.</summary>
internal static class FileKind
{
    public static UploadKind Of(ReadOnlySpan<byte> head, out FileProblem? problem)
    {
        problem = head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileProblem.Pdf,
            [0x1F, 0x8B, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => FileProblem.Binary,
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => FileProblem.Binary,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => FileProblem.Utf16,
            _ => null,
        };
        switch (head)
        {
            case [(byte)'P', (byte)'K', 3 or 5 or 7, ..]:
                return UploadKind.Zip;
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                return UploadKind.Ole;
            case [] or [0xEF] or [0xEF, 0xBB] or [(byte)'P'] or [(byte)'P', (byte)'K'] or [0xD0] or [0xD0, 0xCF] or [0xD0, 0xCF, 0x11]:
                return UploadKind.Unknown;
        }

        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        var first = text.IndexOfAnyExcept(" \t\r\n"u8);
        return first < 0 ? UploadKind.Unknown : text[first] is (byte)'[' or (byte)'{' ? UploadKind.Json : UploadKind.Csv;
    }

    /// <summary>A workbook with a password is an OLE container that names its contents in UTF-16; so is an old .xls, without that name.</summary>
    public static bool IsEncrypted(Stream file)
    {
        var mark = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        var block = new byte[1 << 16];
        var kept = 0;
        int length;
        while ((length = file.Read(block, kept, block.Length - kept)) > 0)
        {
            var seen = block.AsSpan(0, kept + length);
            if (seen.IndexOf(mark) >= 0)
            {
                return true;
            }

            kept = Math.Min(mark.Length, seen.Length);
            seen[^kept..].CopyTo(block);
        }

        return false;
    }
}
