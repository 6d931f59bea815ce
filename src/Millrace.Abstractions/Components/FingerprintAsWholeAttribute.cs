namespace Millrace;

/// <summary>
/// Says that the code of an assembly counts as a whole in cache keys: every new build of it makes the steps that use it run again. Otherwise only the
/// methods that a component can reach count, and what they do by reflection or in native code keeps a step from being reused.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class FingerprintAsWholeAttribute : Attribute;
