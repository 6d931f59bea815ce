namespace Millrace.Compiler;

/// <summary>A dataset seen with fewer columns.</summary>
/// <param name="Name">The method: <c>AsOpenTrip</c>.</param>
/// <param name="From">The dataset's type.</param>
/// <param name="Schema">The narrower schema.</param>
public sealed record ViewModel(string Name, TypeRef From, TypeRef Schema);
