namespace Millrace.Features;

/// <summary>
/// What learns a transform of numbers in a scan of the training rows, by code of one's own: what <see cref="CustomAttribute{TAnalyser, TTransform}"/> names.
/// Each stretch of the rows has one of its own, for one thread at a time; they are merged in the order of the rows.
/// One that is an <see cref="IStoredAnalyser"/> as well learns of data that comes span by span.
/// </summary>
/// <typeparam name="TSelf">The analyser.</typeparam>
/// <typeparam name="TTransform">What it learns.</typeparam>
public interface INumberAnalyser<TSelf, TTransform>
    where TSelf : class, INumberAnalyser<TSelf, TTransform>
    where TTransform : INumberTransform<TTransform>
{
    /// <summary>An analyser that has seen no row.</summary>
    /// <param name="columns">How many columns there are.</param>
    static abstract TSelf Create(int columns);

    /// <summary>
    /// Takes rows in. They come in blocks of 256 from the first row of a stretch on, however they were read; only the last block may be shorter.
    /// </summary>
    /// <param name="rows">The numbers row by row, one a column in the order of the attribute; NaN is a missing one.</param>
    void Add(ReadOnlySpan<double> rows);

    /// <summary>Takes in what another one has seen, as if its rows came after this one's. The other is not used any more.</summary>
    /// <param name="other">The other one.</param>
    void Merge(TSelf other);

    /// <summary>The transform, once all rows have been seen; there was at least one.</summary>
    TTransform Fit();
}
