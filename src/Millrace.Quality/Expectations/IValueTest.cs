namespace Millrace.Quality;

/// <summary>Tells of a value of fixed width whether it is expected. A struct, so that it becomes part of the loop over the values.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal interface IValueTest<T>
{
    bool Holds(T value);

    /// <summary>Whether it is certain, without a look at each by itself, that all of some values are expected.</summary>
    bool HoldsForAll(ReadOnlySpan<T> values) => false;
}
