using System.Text;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The two character sets that French spreadsheets write.</summary>
public static class TextEncoding
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
