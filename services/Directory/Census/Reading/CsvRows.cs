using System.Text;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The rows of a CSV file below its header, one at a time.</summary>
internal sealed class CsvRows : IRows
{
    private readonly CsvTokenizer _csv;
    private readonly TextCache _texts = new();
    private readonly bool _restore;

    /// <param name="file">The file from its first byte.</param>
    /// <param name="shape">What <see cref="FileInspector"/> found.</param>
    /// <param name="isStandard">Cells may carry the shield that <see cref="CellSafety"/> gave them when the file was exported.</param>
    public CsvRows(Stream file, FileShape shape, bool isStandard)
    {
        _csv = new CsvTokenizer(
            new StreamReader(file, shape.Encoding, detectEncodingFromByteOrderMarks: shape.Encoding is UTF8Encoding, bufferSize: 64 * 1024),
            shape.Delimiter, FileLimits.CellLength);
        _restore = isStandard;
        _csv.Read();
        Columns = _csv.Count;
    }

    /// <summary>How many cells a row should have.</summary>
    public int Columns { get; }

    /// <summary>Line of the file on which the row begins; the header is line 1.</summary>
    public int Line => (int)_csv.Line;

    public bool Read() => _csv.Read();

    /// <summary>The text of a cell; empty beyond the row's end.</summary>
    public string Cell(int column)
    {
        if (column >= _csv.Count)
        {
            return "";
        }

        var text = _texts.Get(_csv[column]);
        return _restore ? CellSafety.Restore(text) : text;
    }

    /// <summary>Remarks on the row's form. After an error its cells cannot be trusted to stand under their columns.</summary>
    public void Check(Findings findings)
    {
        if (_csv.IsUnclosed)
        {
            findings.Add(
                Severity.Error, null, "quote_unclosed",
                $"Un guillemet ouvert à la ligne {Line} n'est jamais fermé : la suite du fichier n'a pas pu être lue.", null);
        }
        else if (_csv.IsTooLong)
        {
            findings.Add(
                Severity.Error, null, "cell_too_long", $"Une cellule dépasse {FileLimits.CellLength} caractères.", null);
        }
        else if (_csv.Count != Columns && !OnlyBlanksBeyond())
        {
            findings.Add(
                Severity.Error, null, "cells_shifted",
                $"La ligne a {_csv.Count} cellules au lieu de {Columns} : un séparateur ou un guillemet est de trop ou manque.", null);
        }
    }

    /// <summary>Spreadsheets add empty cells at the end of a row: nothing is shifted by that.</summary>
    private bool OnlyBlanksBeyond()
    {
        for (var i = Columns; i < _csv.Count; i++)
        {
            if (!_csv[i].IsWhiteSpace())
            {
                return false;
            }
        }

        return _csv.Count > Columns;
    }

    public void Dispose() => _csv.Dispose();
}
