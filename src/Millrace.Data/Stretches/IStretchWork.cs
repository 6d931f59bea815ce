namespace Millrace.Data;

/// <summary>Work on rows in parts: one for each stretch of rows, several at once on threads of their own, joined in the order of the rows.</summary>
/// <typeparam name="TPart">What is made of a stretch.</typeparam>
internal interface IStretchWork<TPart>
    where TPart : class
{
    /// <summary>Begins a part. Any thread.</summary>
    /// <param name="shape">A batch without rows, of the columns that will come.</param>
    /// <param name="stretch">The stretch's number, from 0.</param>
    TPart Begin(Batch shape, int stretch);

    /// <summary>Looks at rows of the part's stretch. Any thread, one at a time for each part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="rows">The rows, whose batch is reused.</param>
    /// <param name="first">The first row's number among all, from 0.</param>
    void Add(TPart part, Batch rows, long first);

    /// <summary>Ends a part whose rows are all there. Any thread, one at a time for each part.</summary>
    void End(TPart part);

    /// <summary>
    /// Takes a part that has ended, in the order of the rows. One thread at a time. The part is the work's from then on, also where it throws: nothing else is
    /// joined after that.
    /// </summary>
    void Join(TPart part);

    /// <summary>Lets a part go that will not be joined, because the work ends early.</summary>
    void Drop(TPart part);
}
