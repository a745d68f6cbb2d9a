using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using HubsPlatform.Directory.Mail;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>A place in a reminder.</summary>
/// <param name="Name">As published.</param>
/// <param name="Commune">Where.</param>
/// <param name="UpdatedOn">Null where the record does not say.</param>
/// <param name="Link">To confirm or correct it.</param>
internal sealed record RemindedPlace(string Name, string Commune, DateOnly? UpdatedOn, Uri Link);

/// <summary>The words of a reminder, the same as text and as HTML. Nothing is loaded when it is read, so nobody learns that it was.</summary>
internal sealed class ReminderText(string hubName, IReadOnlyList<RemindedPlace> places, DateTimeOffset expires, Uri refusal)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private bool IsOne => places.Count == 1;

    public string Subject => OneLine(IsOne ? $"{places[0].Name} : les informations publiées sont-elles à jour ?" : $"Vos {places.Count} lieux : les informations publiées sont-elles à jour ?");

    public MailMessage ToMessage(Guid id, string to, string? replyTo) => new(id, to, OneLine(hubName), replyTo, Subject, Text(), Html(), refusal);

    private string Opening => IsOne
        ? $"{places[0].Name} ({places[0].Commune}) figure dans l'annuaire public des lieux d'accompagnement au numérique, que tient {hubName}."
        : $"Vos {places.Count} lieux ci-dessous figurent dans l'annuaire public des lieux d'accompagnement au numérique, que tient {hubName}.";

    private string Question => $"{(IsOne ? Age(places[0]) + " Tout est-il encore juste ?" : "Tout est-il encore juste ?")} Ouvrez le lien : un bouton suffit pour confirmer, un formulaire permet de corriger. Il ne faut ni compte ni mot de passe.";

    private string Ending => $"{(IsOne ? "Ce lien est fait pour vous" : "Ces liens sont faits pour vous")} : qui l'a peut modifier la fiche. Valable jusqu'au {expires.ToString("d MMMM yyyy", French)}.";

    private const string Why = "Vous recevez ce message parce que votre adresse est publiée comme contact de ce lieu ou de sa structure.";
    private const string NoMore = "Ne plus recevoir de relances";

    private string Text()
    {
        var text = new StringBuilder($"Bonjour,\n\n{Opening}\n\n{Question}\n\n");
        foreach (var place in places)
        {
            text.Append(IsOne ? $"{place.Link}\n\n" : $"- {place.Name} ({place.Commune}). {Age(place)}\n  {place.Link}\n\n");
        }

        return text.Append($"{Ending}\n\nMerci,\n{hubName}\n\n-- \n{Why}\n{NoMore} : {refusal}\n").ToString();
    }

    private string Html()
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Of(Subject)).Append("</title></head>\n<body style=\"font-family: sans-serif; font-size: 1rem; line-height: 1.5; max-width: 40rem\">\n")
            .Append($"<p>Bonjour,</p>\n<p>{Of(Opening)}</p>\n<p>{Of(Question)}</p>\n");
        html.Append(IsOne ? $"<p>{Link(places[0])}</p>\n" : $"<ul>\n{string.Concat(places.Select(place => $"<li>{Link(place)} ({Of(place.Commune)}). {Of(Age(place))}</li>\n"))}</ul>\n");
        return html.Append($"<p>{Of(Ending)}</p>\n<p>Merci,<br>{Of(hubName)}</p>\n<hr>\n<p>{Of(Why)}<br><a href=\"{Of(refusal.ToString())}\">{NoMore}</a></p>\n</body></html>\n").ToString();
    }

    private string Link(RemindedPlace place) => $"<a href=\"{Of(place.Link.ToString())}\">{(IsOne ? "Confirmer ou corriger : " : "")}{Of(place.Name)}</a>";

    private static string Age(RemindedPlace place) =>
        place.UpdatedOn is { } day ? $"Dernière mise à jour : {day.ToString("d MMMM yyyy", French)}." : "La date de la dernière mise à jour n'est pas connue.";

    private static string Of(string text) => Encoder.Encode(text);

    /// <summary>Names come from files: a header is one line.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
