using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.PriorityAreas;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.PriorityAreas;

/// <summary>
/// POST /api/directory/national/priority-areas/{kind}: a new list of QPV (CSV, or GeoJSON with outlines) or FRR communes (CSV) takes the place of
/// the one before, whole, or not at all: every line that cannot be meant is named.
/// </summary>
public static class LoadAreas
{
    /// <summary>The outlines of all QPV are some 10 MB.</summary>
    public const long LargestFile = 64L << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static async Task<Results<Ok<LoadedList>, ProblemHttpResult>> Handle(
        string kind, HttpRequest request, OperatorContext op, ITerritoryMap territories, AreaStore store, CancellationToken stop)
    {
        if (!AreaKind.IsKnown(kind))
        {
            return Problem.NotFound("list_not_found", "Les listes sont « qpv » et « frr ».");
        }

        IFormFile? file;
        try
        {
            file = request.HasFormContentType ? (await request.ReadFormAsync(stop)).Files["file"] : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return Problem.BadRequest("multipart_broken", "Le formulaire est incomplet ou abîmé.");
        }

        if (file is null)
        {
            return Problem.BadRequest("file_missing", "Envoyez le fichier dans le champ « file » d'un formulaire multipart/form-data.", "file");
        }

        if (file.Length > LargestFile)
        {
            return Problem.PayloadTooLarge("file_too_large", $"Le fichier dépasse {LargestFile >> 20} Mo.");
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, stop);
        var bytes = memory.ToArray();
        var list = new AreaList(kind, territories);
        Read(bytes, kind, list);
        if (list.Errors.Count == 0 && list.Areas.Count == 0)
        {
            list.Wrong("fichier", "list_empty", "aucune zone dans ce fichier : la liste en place reste.");
        }

        return list.Errors.Count > 0
            ? Problem.Unprocessable("list_invalid", $"La liste n'est pas chargée : {list.Errors.Count}{(list.IsFull ? " erreurs au moins" : list.Errors.Count == 1 ? " erreur" : " erreurs")}. Celle d'avant reste en place.", list.Errors)
            : TypedResults.Ok(await store.ReplaceAsync(kind, list.Areas, ShownName(file.FileName), SHA256.HashData(bytes), op.Actor, stop));
    }

    private static void Read(byte[] bytes, string kind, AreaList list)
    {
        var text = Text(bytes);
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                AreaGeoJson.Read(json.RootElement, list);
            }
            catch (JsonException broken)
            {
                list.Wrong($"ligne {(broken.LineNumber ?? 0) + 1}", "json_broken", $"le JSON est abîmé (caractère {(broken.BytePositionInLine ?? 0) + 1}).");
            }
            catch (InvalidOperationException)
            {
                // Only a text can be at fault here, by half a character: \ud800 and the like.
                list.Wrong("fichier", "json_broken", "un texte du JSON contient un caractère incomplet.");
            }

            return;
        }

        var header = text.AsSpan(0, text.IndexOf('\n') is var end and >= 0 ? end : text.Length);
        var delimiter = header.Count(';') > header.Count(',') ? ';' : header.Contains('\t') ? '\t' : ',';
        AreaCsv.Read(new StringReader(text), delimiter, kind, list);
    }

    private static string Text(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return TextEncoding.Windows1252.GetString(bytes);
        }
    }

    private static string ShownName(string given)
    {
        var name = new string([.. Path.GetFileName(given.Replace('\\', '/')).Where(c => !char.IsControl(c))]);
        return name.Length == 0 ? "liste" : name.Length > 200 ? name[^200..] : name;
    }
}
