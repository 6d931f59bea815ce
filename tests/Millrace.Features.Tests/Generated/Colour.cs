namespace Millrace.Features.Tests.Generated;

internal enum Colour
{
    Red,
    Green,
    Blue,
}
