namespace Millrace.Runtime;

/// <summary>How an artifact is seen.</summary>
/// <param name="View">Makes of the artifact what is seen; null for as it is.</param>
/// <param name="Name">The view's name; null for none.</param>
internal readonly record struct SourceView(Func<object, object>? View, string? Name)
{
    /// <summary>What is seen when what this one yields is seen through another one.</summary>
    public SourceView Then(SourceView next)
    {
        if (View is not Func<object, object> first)
            return next;
        return next.View is not Func<object, object> second ? this : new SourceView(artifact => second(first(artifact)), $"{Name}.{next.Name}");
    }
}
