namespace HubsPlatform.Portal.Web;

/// <summary>Telephone numbers as they are read aloud in France: +33380270414 is 03 80 27 04 14.</summary>
public static class Phones
{
    public static string Readable(string phone) =>
        phone.StartsWith("+33", StringComparison.Ordinal) && phone.Length == 12
            ? string.Join(' ', ("0" + phone[3..]).Chunk(2).Select(pair => new string(pair)))
            : phone;
}
