using System.Globalization;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>Opening hours in words, in the reader's language.</summary>
public static class HoursWords
{
    /// <summary>« Ouvert actuellement, jusqu'à 12 h », « Fermé, ouvre mardi à 9 h ».</summary>
    public static string Now(this PlaceHours hours, Texts t)
    {
        var when = hours.NextChange is { } next && next - hours.LocalTime < TimeSpan.FromDays(365) ? When(next, hours.LocalTime, t) : null;
        return (hours.Now.Status, hours.Next) switch
        {
            (HoursStatus.Open, HoursStatus.Closed) when hours.NextChange!.Value - hours.LocalTime < TimeSpan.FromDays(1) => t["place.nowOpenUntil", Hour(hours.NextChange.Value)],
            (HoursStatus.Open, _) => t["place.nowOpen"],
            (HoursStatus.Unknown, _) => t["place.nowPerhaps"],
            (_, HoursStatus.Open) => t["place.nowClosedUntil", when!],
            (_, HoursStatus.Unknown) => t["place.nowClosedPerhaps", when!],
            _ => t["place.nowClosed"],
        };
    }

    /// <summary>« 10:00 – 12:30, 14:00 – 18:30 (sur rendez-vous) ».</summary>
    public static string Day(this PlaceDay day, Texts t)
    {
        var spans = day.Spans.Where(span => span.State.Status != HoursStatus.Closed).ToArray();
        if (spans.Length == 0)
        {
            return WithComment(t["place.closed"], day.Spans.FirstOrDefault().State.Comment);
        }

        // One comment for all is said once, at the end.
        var comments = spans.Select(span => span.State.Comment).Distinct().ToArray();
        var times = string.Join(", ", spans.Select(span => WithComment(Times(span, t), comments.Length > 1 ? span.State.Comment : null)));
        return comments.Length == 1 ? WithComment(times, comments[0]) : times;
    }

    private static string Times(HoursSpan span, Texts t) =>
        span is { From: 0, To: 1440 }
            ? span.State.Status == HoursStatus.Open ? t["place.allDay"] : t["place.perhaps"]
            : $"{Clock(span.From)} – {Clock(span.To)}";

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static string WithComment(string text, string? comment) => comment is null ? text : $"{text} ({comment})";

    private static string When(DateTime next, DateTime now, Texts t)
    {
        var days = (next.Date - now.Date).Days;
        var hour = Hour(next);
        return days switch
        {
            0 => t["place.whenToday", hour],
            1 => t["place.whenTomorrow", hour],
            < 7 => t["place.whenDay", next.ToString("dddd", CultureInfo.CurrentCulture), hour],
            _ => t["place.whenDate", DateOnly.FromDateTime(next).DayAndMonth(), hour],
        };
    }

    /// <summary>« 9 h », « 14 h 30 » in French, 9:00 elsewhere.</summary>
    private static string Hour(DateTime time) => CultureInfo.CurrentCulture.TwoLetterISOLanguageName != "fr"
        ? time.ToString("H:mm", CultureInfo.InvariantCulture)
        : time.Minute == 0 ? $"{time.Hour} h" : $"{time.Hour} h {time.Minute:00}";
}
