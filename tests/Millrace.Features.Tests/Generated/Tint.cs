namespace Millrace.Features.Tests.Generated;

/// <summary>Another enumeration, some of whose members are named like those of <see cref="Colour"/>.</summary>
internal enum Tint
{
    Blue,
    Pink,
    Red,
}
