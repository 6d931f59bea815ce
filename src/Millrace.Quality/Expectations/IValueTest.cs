namespace Millrace.Quality;

/// <summary>Tells of a value of fixed width whether it is expected. A struct, so that it becomes part of the loop over the values.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal interface IValueTest<T>
{
    /// <summary>Whether all values between two that are expected are expected as well.</summary>
    static abstract bool IsInterval { get; }

    bool Holds(T value);

    /// <summary>How many of some values are not expected, without a look at each by itself; negative where that cannot be told.</summary>
    int CountBroken(ReadOnlySpan<T> values);
}
