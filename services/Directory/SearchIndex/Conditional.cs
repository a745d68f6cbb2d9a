using Lucene.Net.Index;
using Lucene.Net.Search;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>Lets through the places for which all conditions hold.</summary>
internal sealed class Conditional(IReadOnlyList<IPlaceCondition> conditions, ICollector found) : ICollector
{
    /// <summary>What may come out of order is collected in two thousand buckets in each segment, which cost more than a question.</summary>
    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => found.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        foreach (var condition in conditions)
        {
            condition.Enter(context.AtomicReader);
        }

        found.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i].Holds(doc))
            {
                return;
            }
        }

        found.Collect(doc);
    }
}
