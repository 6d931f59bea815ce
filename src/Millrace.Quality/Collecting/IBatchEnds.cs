namespace Millrace.Quality;

/// <summary>Tells between which values those of a batch lie.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal interface IBatchEnds<T>
    where T : struct
{
    /// <summary>The least and the greatest value of the batch that was looked at last; null where it has none, or where that is not known.</summary>
    (T Least, T Most)? Ends { get; }
}
