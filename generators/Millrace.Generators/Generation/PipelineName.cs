using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>What a pipeline is called.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The class, as people write it.</param>
/// <param name="Location">Where the name stands.</param>
internal sealed record PipelineName(string Name, string Type, LocationInfo Location);
