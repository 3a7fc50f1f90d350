package dev.sinew.drivers.ros.dds;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.RosException;
import java.net.InetAddress;
import java.util.List;

/// Names and calls of ihmc-pub-sub.
final class Fast {

  static final String DOMAIN = "us.ihmc.pubsub.Domain";
  static final String PARTICIPANT = "us.ihmc.pubsub.participant.Participant";
  static final String PUBLISHER = "us.ihmc.pubsub.publisher.Publisher";
  static final String PUBLISHER_LISTENER = "us.ihmc.pubsub.publisher.PublisherListener";
  static final String SUBSCRIBER = "us.ihmc.pubsub.subscriber.Subscriber";
  static final String SUBSCRIBER_LISTENER = "us.ihmc.pubsub.subscriber.SubscriberListener";
  static final String TYPE = "us.ihmc.pubsub.TopicDataType";
  static final String PAYLOAD = "us.ihmc.pubsub.common.SerializedPayload";
  static final String SAMPLE = "us.ihmc.pubsub.common.SampleInfo";
  static final String MATCHING = "us.ihmc.pubsub.common.MatchingInfo";

  private static final String FACTORY = "us.ihmc.pubsub.DomainFactory";
  private static final String PROFILE = "us.ihmc.pubsub.attributes.ParticipantProfile";
  private static final String COMMON = "us.ihmc.pubsub.attributes.CommonAttributes";
  private static final Class<?>[] TEXT = {String.class};
  private static final String QOS = "com.eprosima.xmlschemas.fastrtps_profiles.";

  private final Reflection reflection;
  private final Object domain;

  Fast(Reflection reflection) throws RosException {
    this.reflection = reflection;
    domain = reflection.call(FACTORY, null, "getDefaultDomain");
  }

  Reflection reflection() {
    return reflection;
  }

  Object participant(DdsSettings settings) throws RosException {
    Object profile = reflection.call(PROFILE, null, "create");
    set(PROFILE, profile, "domainId", int.class, settings.domain());
    set(PROFILE, profile, "name", String.class, settings.nodeName());
    Class<?>[] addresses = {boolean.class, List.class};
    List<InetAddress> used = List.of(settings.address());
    reflection.call(PROFILE, profile, "bindToAddressRestrictions", addresses, false, used);
    Class<?>[] parameters = {reflection.type(PROFILE)};
    return reflection.call(DOMAIN, domain, "createParticipant", parameters, profile);
  }

  void register(Object participant, Object type) throws RosException {
    Class<?>[] parameters = {reflection.type(PARTICIPANT), reflection.type(TYPE)};
    reflection.call(DOMAIN, domain, "registerType", parameters, participant, type);
  }

  /// @param attributes `PublisherAttributes` or `SubscriberAttributes`
  Object attributes(
      String attributes,
      Object type,
      String topic,
      boolean isReliable,
      boolean isLatched,
      int depth)
      throws RosException {
    Object made = reflection.call("us.ihmc.pubsub.attributes." + attributes, null, "create");
    set(COMMON, made, "topicDataType", reflection.type(TYPE), type);
    set(COMMON, made, "topicName", String.class, DdsNames.topic(topic));
    quality(made, "reliabilityKind", "Reliability", isReliable ? "RELIABLE" : "BEST_EFFORT");
    quality(made, "durabilityKind", "Durability", isLatched ? "TRANSIENT_LOCAL" : "VOLATILE");
    quality(made, "historyQosPolicyKind", "History", "KEEP_LAST");
    set(COMMON, made, "historyDepth", long.class, (long) depth);
    return made;
  }

  private void quality(Object attributes, String method, String kind, String value)
      throws RosException {
    Class<?> type = reflection.type(QOS + kind + "QosKindPolicyType");
    Object constant =
        reflection.call(QOS + kind + "QosKindPolicyType", null, "valueOf", TEXT, value);
    set(COMMON, attributes, method, type, constant);
  }

  private void set(String type, Object target, String method, Class<?> parameter, Object value)
      throws RosException {
    reflection.call(type, target, method, new Class<?>[] {parameter}, value);
  }

  /// @param what `Publisher` or `Subscriber`
  Object endpoint(String what, Object participant, Object attributes, Object listener)
      throws RosException {
    String place = "us.ihmc.pubsub." + what.toLowerCase() + ".";
    Class<?>[] parameters = {
      reflection.type(PARTICIPANT),
      reflection.type("us.ihmc.pubsub.attributes." + what + "Attributes"),
      reflection.type(place + what + "Listener")
    };
    return reflection.call(
        DOMAIN, domain, "create" + what, parameters, participant, attributes, listener);
  }

  /// @param what `Publisher`, `Subscriber` or `Participant`
  void remove(String what, Object object) {
    String type = "us.ihmc.pubsub." + what.toLowerCase() + "." + what;
    reflection.tell(DOMAIN, domain, "remove" + what, type, object);
  }

  /// @param matching a MatchingInfo
  /// @return whether somebody came, not went
  boolean isMatched(Object matching) throws RosException {
    return reflection.call(MATCHING, matching, "getStatus").toString().equals("MATCHED_MATCHING");
  }
}
