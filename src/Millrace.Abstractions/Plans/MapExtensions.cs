namespace Millrace;

/// <summary>Steps for each item of a collection. These methods say something to the generator; they do nothing when called.</summary>
public static class MapExtensions
{
    /// <summary>
    /// Runs the same steps for each item of a collection, whose items are known when the run gets there: <c>parts.Map(part => Train.Step(part, features))</c>.
    /// Each item has keys of its own, so a new one brings only itself in. The results are collected in the order of the items.
    /// </summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <typeparam name="TResult">The results' type.</typeparam>
    /// <param name="items">The collection.</param>
    /// <param name="body">The steps; what it returns is collected.</param>
    public static Handle<Collection<TResult>> Map<T, TResult>(this Handle<Collection<T>> items, Func<Handle<T>, Handle<TResult>> body)
        where T : class, IArtifact<T>
        where TResult : class, IArtifact<TResult> => default;

    /// <summary>Runs the same steps for each item of a collection, as <see cref="Map{T, TResult}(Handle{Collection{T}}, Func{Handle{T}, Handle{TResult}})"/> does.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The collection.</param>
    /// <param name="body">The steps; what it returns is collected.</param>
    public static StepHandle Map<T>(this Handle<Collection<T>> items, Func<Handle<T>, StepHandle> body)
        where T : class, IArtifact<T> => default;

    /// <summary>Runs the same steps for each item of a collection, as <see cref="Map{T, TResult}(Handle{Collection{T}}, Func{Handle{T}, Handle{TResult}})"/> does.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <typeparam name="TFirst">The type of the first results.</typeparam>
    /// <typeparam name="TSecond">The type of the second results.</typeparam>
    /// <param name="items">The collection.</param>
    /// <param name="body">The steps; what it returns is collected.</param>
    public static (Handle<Collection<TFirst>>, Handle<Collection<TSecond>>) Map<T, TFirst, TSecond>(
        this Handle<Collection<T>> items, Func<Handle<T>, (Handle<TFirst>, Handle<TSecond>)> body)
        where T : class, IArtifact<T>
        where TFirst : class, IArtifact<TFirst>
        where TSecond : class, IArtifact<TSecond> => default;

    /// <summary>Runs the same steps for each item of a collection, as <see cref="Map{T, TResult}(Handle{Collection{T}}, Func{Handle{T}, Handle{TResult}})"/> does.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <typeparam name="TFirst">The type of the first results.</typeparam>
    /// <typeparam name="TSecond">The type of the second results.</typeparam>
    /// <typeparam name="TThird">The type of the third results.</typeparam>
    /// <param name="items">The collection.</param>
    /// <param name="body">The steps; what it returns is collected.</param>
    public static (Handle<Collection<TFirst>>, Handle<Collection<TSecond>>, Handle<Collection<TThird>>) Map<T, TFirst, TSecond, TThird>(
        this Handle<Collection<T>> items, Func<Handle<T>, (Handle<TFirst>, Handle<TSecond>, Handle<TThird>)> body)
        where T : class, IArtifact<T>
        where TFirst : class, IArtifact<TFirst>
        where TSecond : class, IArtifact<TSecond>
        where TThird : class, IArtifact<TThird> => default;
}
