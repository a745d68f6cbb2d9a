namespace HubsPlatform.Directory.Census.Reading;

/// <summary>Files repeat the same texts thousands of times: a short text seen a moment ago is not made again.</summary>
internal sealed class TextCache
{
    private const int Slots = 4096;
    private const int LongestKept = 200;

    private readonly string?[] _texts = new string?[Slots];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestKept)
        {
            return text.Length == 0 ? "" : text.ToString();
        }

        ref var slot = ref _texts[string.GetHashCode(text) & (Slots - 1)];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }
}
