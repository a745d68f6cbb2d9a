using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.Syntax;

/// <summary>Times of day: <c>09:00-12:00,14:00+</c>.</summary>
internal sealed class TimeParser(TokenReader reader)
{
    public bool IsNext(int ahead = 0)
    {
        var token = reader.Peek(ahead);
        return (token.Kind == TokenKind.Number && reader.Peek(ahead + 1).Is(":"))
            || token.Is("(")
            || reader.IndexIn(Names.SunEvents, ahead) >= 0;
    }

    public List<TimeSelector> List()
    {
        List<TimeSelector> times = [];
        if (!IsNext())
        {
            return times;
        }

        do
        {
            times.Add(Range());
        }
        while (IsNext(1) && reader.TryTake(","));
        return times;
    }

    private TimeSelector Range()
    {
        var from = Edge();
        if (reader.TryTake("+"))
        {
            return new TimeSelector(from, null, OpenEnd: true);
        }

        if (!reader.TryTake("-"))
        {
            throw reader.Unexpected("l'heure de fin (« -18:00 », ou « + » si elle n'est pas fixée)");
        }

        return new TimeSelector(from, Edge(), reader.TryTake("+"));
    }

    private TimeEdge Edge()
    {
        if (reader.TryTake("("))
        {
            var sun = Sun();
            var sign = reader.TryTake("-") ? -1 : reader.TryTake("+") ? 1 : throw reader.Unexpected("« + » ou « - »");
            var offset = TimeOfDay(24);
            reader.Expect(")");
            return new TimeEdge(sign * offset, sun);
        }

        return reader.Next.Kind == TokenKind.Word ? new TimeEdge(0, Sun()) : new TimeEdge(TimeOfDay(48), null);
    }

    private string Sun() =>
        reader.IndexIn(Names.SunEvents) is var index and >= 0 && reader.Take().Kind == TokenKind.Word
            ? Names.SunEvents[index]
            : throw reader.Unexpected("une heure");

    private int TimeOfDay(int latest)
    {
        var hour = reader.Number(0, latest, "une heure");
        reader.Expect(":");
        if (reader.Next is { Kind: TokenKind.Number, Text.Length: not 2 })
        {
            throw reader.Unexpected("deux chiffres de minutes");
        }

        return hour * 60 + reader.Number(0, hour == latest ? 0 : 59, "des minutes");
    }
}
