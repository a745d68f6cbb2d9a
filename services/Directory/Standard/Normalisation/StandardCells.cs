namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>The 32 cells of one row, as text. Used again for every row.</summary>
public sealed class StandardCells
{
    private readonly string[] _texts = new string[StandardFields.All.Count];
    private readonly bool[] _provided = new bool[StandardFields.All.Count];

    public StandardCells() => Array.Fill(_texts, "");

    public string this[StandardField field]
    {
        get => _texts[(int)field];
        set
        {
            _texts[(int)field] = value;
            _provided[(int)field] = true;
        }
    }

    /// <summary>Whether the file has the column at all: its absence is one remark on the file, not one on every row.</summary>
    public bool Has(StandardField field) => _provided[(int)field];
}
