namespace Millrace.Runtime;

/// <summary>What a method and those that take its place have in common. Types of parameters may differ, because bases and interfaces are closed.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Parameters">How many parameters it takes.</param>
internal readonly record struct SlotName(string Name, int Parameters);
