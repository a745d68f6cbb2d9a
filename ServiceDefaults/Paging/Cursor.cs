using System.Buffers.Text;
using System.Text.Json;

namespace HubsPlatform.ServiceDefaults.Paging;

/// <summary>
/// Where a list goes on, as opaque text. It holds the sort key of the last record and the list's scope, so that a cursor
/// of one hub's list is none for another's. It gives no right: the query still asks for its own hub.
/// </summary>
public static class Cursor
{
    private sealed record Content<TKey>(string S, TKey K);

    /// <summary>Text for the record after which the next page begins.</summary>
    /// <param name="scope">The list, such as <c>mednum-bfc/places</c>.</param>
    /// <param name="key">Sort key of the last record of this page.</param>
    public static string Encode<TKey>(string scope, TKey key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Content<TKey>(scope, key)));

    /// <summary>The key in a cursor.</summary>
    /// <returns>False where the text is no cursor of this scope.</returns>
    public static bool TryDecode<TKey>(string scope, string text, out TKey? key)
    {
        key = default;
        try
        {
            if (JsonSerializer.Deserialize<Content<TKey>>(Base64Url.DecodeFromChars(text)) is { K: not null } content && content.S == scope)
            {
                key = content.K;
                return true;
            }
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            // answered below: no cursor
        }

        return false;
    }
}
