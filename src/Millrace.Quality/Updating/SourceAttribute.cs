namespace Millrace.Quality;

/// <summary>An attribute as it stands in source.</summary>
/// <param name="Name">Its name, without namespace and without "Attribute".</param>
/// <param name="Text">Where it stands, without brackets and commas.</param>
/// <param name="Section">Where the brackets stand that it is in.</param>
internal readonly record struct SourceAttribute(string Name, Range Text, Range Section);
