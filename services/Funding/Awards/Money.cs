namespace HubsPlatform.Funding.Awards;

/// <summary>An amount in a currency. Exact to the cent, never floating point.</summary>
/// <param name="Amount">At most two decimals.</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The largest amount that a column <c>numeric(14, 2)</c> holds.</summary>
    public const decimal Most = 999_999_999_999.99m;

    /// <summary>An amount that can be granted: above zero, in whole cents, not beyond what is stored.</summary>
    public bool IsGrantable => Amount is > 0 and <= Most && decimal.Round(Amount, 2) == Amount;
}
