$version: "2.0"

namespace Keyferry.Wire.Services.CloudTrail

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use keyferry#wording

@title("CloudTrail")
@sigv4(name: "cloudtrail")
@awsJson1_1
@wording("CoralWording.ValidationException")
service CloudTrail_20131101 {
    version: "2013-11-01"
    operations: [LookupEvents]
}

operation LookupEvents {
    input: LookupEventsRequest
    output: LookupEventsResponse
    errors: [
        InvalidLookupAttributesException, InvalidTimeRangeException, InvalidMaxResultsException,
        InvalidNextTokenException, InvalidEventCategoryException, UnsupportedOperationException,
        OperationNotPermittedException
    ]
}

structure LookupEventsRequest {
    LookupAttributes: LookupAttributesList
    StartTime: Timestamp
    EndTime: Timestamp
    EventCategory: EventCategory
    @range(min: 1, max: 50) MaxResults: Integer
    NextToken: String
}

structure LookupAttribute {
    @required AttributeKey: LookupAttributeKey
    @required @length(min: 1, max: 2000) AttributeValue: String
}

structure LookupEventsResponse {
    Events: EventsList
    NextToken: String
}

structure Event {
    EventId: String
    EventName: String
    ReadOnly: String
    AccessKeyId: String
    EventTime: Timestamp
    EventSource: String
    Username: String
    Resources: ResourceList
    CloudTrailEvent: String
}

structure Resource {
    ResourceType: String
    ResourceName: String
}

list LookupAttributesList { member: LookupAttribute }
list EventsList { member: Event }
list ResourceList { member: Resource }

enum LookupAttributeKey { EventId, EventName, ReadOnly, Username, ResourceType, ResourceName, EventSource, AccessKeyId }
enum EventCategory { insight }

@error("client")
structure InvalidLookupAttributesException {}

@error("client")
structure InvalidTimeRangeException {}

@error("client")
structure InvalidMaxResultsException {}

@error("client")
structure InvalidNextTokenException {}

@error("client")
structure InvalidEventCategoryException {}

@error("client")
structure UnsupportedOperationException {}

@error("client")
structure OperationNotPermittedException {}
