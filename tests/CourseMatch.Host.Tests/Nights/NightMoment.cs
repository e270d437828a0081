namespace CourseMatch.Host.Tests.Nights;

/// <summary>What a worker is killed in the middle of.</summary>
internal enum NightScene
{
    /// <summary>Anything: some time after the night was asked for.</summary>
    Anything,

    /// <summary>A transaction that writes.</summary>
    Writing,

    /// <summary>The step that publishes.</summary>
    Publishing,

    /// <summary>A message that is claimed or being handed over.</summary>
    Sending,

    /// <summary>Seats freed by day that somebody looks for people for.</summary>
    Filling,
}

/// <summary>A seeded moment.</summary>
/// <param name="Scene">What has to be going on.</param>
/// <param name="Delay">How long after that.</param>
internal sealed record NightMoment(NightScene Scene, TimeSpan Delay)
{
    /// <summary>A moment of a night.</summary>
    public static NightMoment Choose(Random random) => Of((NightScene)random.Next((int)NightScene.Filling), random);

    /// <summary>A moment in a scene.</summary>
    public static NightMoment Of(NightScene scene, Random random) => new(
        scene,
        TimeSpan.FromMilliseconds(random.NextDouble() * scene switch
        {
            NightScene.Anything => 1500,
            NightScene.Writing => 20,
            NightScene.Publishing => 40,
            NightScene.Sending => 60,
            NightScene.Filling => 200,
        }));
}
