using System.Globalization;

namespace HubsPlatform.Portal.Web;

/// <summary>Amounts as people read them; cents only where there are some.</summary>
public static class Money
{
    public static string Show(decimal amount, string? currency)
    {
        var number = amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", CultureInfo.CurrentCulture);
        return $"{number}\u00a0{(currency is null or "EUR" ? "€" : currency)}";
    }
}
