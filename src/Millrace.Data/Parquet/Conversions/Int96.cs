using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>The format's oldest timestamp: nanoseconds of the day, and the Julian day.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Int96(long Nanoseconds, int JulianDay);
