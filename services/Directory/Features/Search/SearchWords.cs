using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>The words that can be found, and for one that cannot the word that was meant.</summary>
public sealed class SearchWords(HubDatabase database)
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int ShortestCorrected = 4;

    private const int MostWords = 12;

    /// <summary>
    /// The text with every unknown word replaced by the one of places, or of <see cref="EverydayWords"/>, that is a slip away (two in a word of eight letters; a number is no slip of another), the more likely of several
    /// being the one that more places have.
    /// </summary>
    /// <returns>Null where there is nothing to correct, or nothing like it.</returns>
    public async Task<string?> CorrectAsync(string text, CancellationToken stop)
    {
        var words = PlainText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords)
        {
            return null;
        }

        var candidates = (await database.QueryAsync<Candidate>(
            """
            select w.word as typed, c.word, coalesce(c.places, 0) as places
            from unnest(@words) as w (word) left join lateral (
              select k.word, k.places from open.words k where k.word % w.word order by similarity(k.word, w.word) desc, k.places desc limit 8) c on true
            where not exists (select from open.words k where k.word = w.word)
            """,
            new { words = words.Where(word => word.Length >= ShortestCorrected && !word.All(char.IsAsciiDigit) && !EverydayWords.IsKnown(word)).ToArray() }, stop)).ToLookup(candidate => candidate.Typed);
        var corrected = words.Select(word => Nearest(word, [.. candidates[word]]) ?? word).ToArray();
        return corrected.SequenceEqual(words) ? null : string.Join(' ', corrected);
    }

    /// <summary>Takes the words anew where places changed since. One replica does it for all.</summary>
    public async Task RenewAsync(CancellationToken stop)
    {
        var version = await PublishedVersion.ReadAsync(database, null, stop);
        await using var transaction = await database.BeginAsync(stop);
        var args = new { version.Changes, version.Last };
        if (await transaction.ExecuteAsync("update open.words_state set changes = @changes, last = @last where (changes, last) <> (@changes, @last)", args, stop) == 0)
        {
            return;
        }

        await transaction.ExecuteAsync(
            $"""
            create temp table found_words on commit drop as
            select word, count(*)::int as places from (
              select unnest(string_to_array(sort_name, ' ')) as word from open.places
              union all
              select unnest(string_to_array(open.plain(translate(c.name, '-''', '  ')), ' ')) from open.places p join geo.communes c on c.code = p.commune_code) w
            where length(word) >= {ShortestCorrected} group by word;
            insert into open.words as w select word, places from found_words
              on conflict (word) do update set places = excluded.places where w.places <> excluded.places;
            delete from open.words w where not exists (select from found_words f where f.word = w.word);
            """, stop: stop);
        await transaction.CommitAsync(stop);
    }

    /// <param name="typed">The word.</param>
    /// <param name="candidates">Empty for a word that places have, or that is understood.</param>
    private static string? Nearest(string typed, IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count == 0)
        {
            return null;
        }

        var slips = typed.Length >= 8 ? 2 : 1;
        return candidates.Where(candidate => candidate.Word is not null).Select(candidate => (Word: candidate.Word!, candidate.Places))
            .Concat(EverydayWords.All.Where(word => word.Length >= ShortestCorrected).Select(word => (Word: word, Places: 0)))
            .Select(candidate => (candidate.Word, Distance: Slips.Between(typed, candidate.Word), candidate.Places))
            .Where(candidate => candidate.Distance <= slips)
            .OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => candidate.Places).ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word).FirstOrDefault();
    }

    private sealed record Candidate(string Typed, string? Word, int Places);
}
