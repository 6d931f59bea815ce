namespace Millrace.Features;

/// <summary>
/// What learns a transform of texts in a scan of the training rows, by code of one's own: what <see cref="CustomTextAttribute{TAnalyser, TTransform}"/> names.
/// Each stretch of the rows has one of its own, for one thread at a time; they are merged in the order of the rows.
/// One that is an <see cref="IStoredAnalyser"/> as well learns of data that comes span by span.
/// </summary>
/// <typeparam name="TSelf">The analyser.</typeparam>
/// <typeparam name="TTransform">What it learns.</typeparam>
public interface ITextAnalyser<TSelf, TTransform>
    where TSelf : class, ITextAnalyser<TSelf, TTransform>
    where TTransform : ITextTransform<TTransform>
{
    /// <summary>An analyser that has seen no row.</summary>
    /// <param name="columns">How many columns there are.</param>
    static abstract TSelf Create(int columns);

    /// <summary>Takes rows in, in their order. How they are cut into calls depends on how they were read, so it must not matter to what is learned.</summary>
    /// <param name="rows">1 to 256 rows of texts.</param>
    void Add(TextRows rows);

    /// <summary>Takes in what another one has seen, as if its rows came after this one's. The other is not used any more.</summary>
    /// <param name="other">The other one.</param>
    void Merge(TSelf other);

    /// <summary>The transform, once all rows have been seen; there was at least one.</summary>
    TTransform Fit();
}
